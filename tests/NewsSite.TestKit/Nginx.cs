using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsSite.TestKit;

/// <summary>An nginx of our own on a free port of loopback, with all of its files in one temporary folder.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly Process process;

    private Nginx(TemporaryFolder folder, Process process, Uri address) => (this.folder, this.process, Address) = (folder, process, address);

    /// <summary>Null where it is not installed.</summary>
    public static string? Program { get; } = BuiltProgram.Find("nginx");

    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <param name="server">What stands within <c>server { }</c>, but where it listens.</param>
    /// <param name="workers">Processes that answer.</param>
    public static async Task<Nginx> StartAsync(string server, int workers = 1)
    {
        var folder = new TemporaryFolder();
        var port = FreePort();
        await File.WriteAllTextAsync(folder["nginx.conf"], $$"""
            daemon off;
            worker_processes {{workers}};
            pid {{folder["nginx.pid"]}};
            error_log {{folder["error.log"]}};
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path {{folder["body"]}};
              proxy_temp_path {{folder["proxy"]}};
              fastcgi_temp_path {{folder["fastcgi"]}};
              uwsgi_temp_path {{folder["uwsgi"]}};
              scgi_temp_path {{folder["scgi"]}};
              sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000;
              server {
                listen 127.0.0.1:{{port}};
                {{server}}
              }
            }
            """);
        var start = BuiltProgram.Start([Program!, "-e", folder["error.log"], "-p", folder.Path, "-c", folder["nginx.conf"]], folder.Path, []);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (false, false);
        var nginx = new Nginx(folder, Process.Start(start)!, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
        for (var wait = 0; !await IsListeningAsync(port); wait++)
        {
            if (wait == 200 || nginx.process.HasExited) throw new InvalidOperationException("nginx did not start: " + await File.ReadAllTextAsync(folder["error.log"]));
            await Task.Delay(50);
        }
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Net.Sockets;
using System.Text;

namespace NewsSite.TestKit;

/// <summary>As much of a mail server as one message needs.</summary>
public static class MailBox
{
    /// <summary>All that the sender says, its message among it.</summary>
    public static async Task<string> ReceiveAsync(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var heard = new StringBuilder();
        await writer.WriteLineAsync("220 test");
        for (var isData = false; await reader.ReadLineAsync() is { } line;)
        {
            heard.AppendLine(line);
            if (isData && line != ".") continue;
            isData = line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase);
            await writer.WriteLineAsync(isData ? "354 go on" : line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 well");
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) break;
        }
        return heard.ToString();
    }
}

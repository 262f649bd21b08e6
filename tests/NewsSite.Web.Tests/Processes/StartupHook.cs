using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NewsSite.Web.Tests.Processes;

/// <summary>
/// The harm for the control of P38. .NET runs it in a process that is started with these settings, before the program
/// itself: every connection is then told, before it writes, that nothing needs to reach the disk.
/// </summary>
/// <remarks>.NET finds it by its name, which has no namespace. It may use what the program itself has, no more.</remarks>
internal sealed class StartupHook : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public static (string, string)[] Settings { get; } = [("DOTNET_STARTUP_HOOKS", typeof(SyncTests).Assembly.Location)];

    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new StartupHook());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.TransactionStarting.Name) return;
        using var command = ((TransactionStartingEventData)value.Value!).Context!.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
    }

    public void OnCompleted()
    {
        // Nothing was begun.
    }

    public void OnError(Exception error)
    {
        // Nor does anyone report here.
    }
}

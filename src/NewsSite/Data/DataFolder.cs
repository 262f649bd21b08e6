namespace NewsSite.Data;

/// <summary>Where the paper keeps what it must not lose. Everything of it is below one folder.</summary>
/// <param name="Path">An absolute path.</param>
public sealed record DataFolder(string Path)
{
    public string Database => System.IO.Path.Combine(Path, "newssite.db");
    public string Media => System.IO.Path.Combine(Path, "media");

    /// <summary>What has come of pictures whose rest is still on its way; no backup has it.</summary>
    public string Sent => System.IO.Path.Combine(Path, "sent");
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Held by the process that serves, migrates or restores.</summary>
    public string Lock => System.IO.Path.Combine(Path, ".lock");

    /// <summary>Copies made before each migration.</summary>
    public string BeforeMigrations => System.IO.Path.Combine(Path, "before-migration");

    /// <summary>Makes a folder where there is none, for its owner alone: password hashes, drafts and what waits for a moderator lie in it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Takes the rights of everybody else from the database, where it is the process's own; SQLite makes the files beside it alike.</summary>
    public void KeepPrivate()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in new[] { Database, Database + "-wal", Database + "-shm" }.Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                return; // another user's, who may have reasons; or a disk that knows no rights
            }
        }
    }

    public bool HasDatabase => File.Exists(Database);
}

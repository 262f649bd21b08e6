namespace NewsSite.Data;

/// <summary>Where the paper keeps what it must not lose. Everything of it is below one folder.</summary>
/// <param name="Path">An absolute path.</param>
public sealed record DataFolder(string Path)
{
    public string Database => System.IO.Path.Combine(Path, "newssite.db");
    public string Media => System.IO.Path.Combine(Path, "media");
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Held by the process that serves, migrates or restores.</summary>
    public string Lock => System.IO.Path.Combine(Path, ".lock");

    /// <summary>Copies made before each migration.</summary>
    public string BeforeMigrations => System.IO.Path.Combine(Path, "before-migration");

    public bool HasDatabase => File.Exists(Database);
}

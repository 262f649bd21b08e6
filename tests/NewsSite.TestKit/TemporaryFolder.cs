namespace NewsSite.TestKit;

/// <summary>A folder that is gone with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("newssite-test-").FullName;

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that is still ending holds a file: the system's own cleaning of its temporary folder gets it.
        }
    }
}

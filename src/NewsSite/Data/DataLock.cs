namespace NewsSite.Data;

/// <summary>Held by the one process that serves, migrates or restores a data folder. The system lets it go when the process dies.</summary>
public sealed class DataLock : IDisposable
{
    private readonly FileStream file;

    private DataLock(FileStream file) => this.file = file;

    /// <exception cref="CannotStartException">The folder cannot be written, or another process holds it.</exception>
    public static DataLock Take(DataFolder folder)
    {
        try
        {
            DataFolder.Make(folder.Path);
            return new(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw new CannotStartException($"The data folder {folder.Path} cannot be written: give it to the user that runs NewsSite, or set Data__Directory.");
        }
        catch (IOException) when (Directory.Exists(folder.Path) && File.Exists(folder.Lock))
        {
            throw new CannotStartException($"Another NewsSite uses the data folder {folder.Path}: stop it first, or set Data__Directory.");
        }
        catch (IOException e)
        {
            throw new CannotStartException($"The data folder {folder.Path} cannot be made ({e.Message}): set Data__Directory to a folder that can be written.");
        }
    }

    public void Dispose() => file.Dispose();
}

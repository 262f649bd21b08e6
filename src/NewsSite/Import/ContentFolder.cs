namespace NewsSite.Import;

/// <summary>A folder of somebody's making, read without leaving it: no link leads out, no file is larger than expected.</summary>
internal sealed class ContentFolder
{
    private const int MostFoldersDeep = 32;
    private const string IsLink = "This folder is a link; put the folder itself here.";
    private readonly string root;

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public ContentFolder(string directory)
    {
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"There is no folder {directory}.");
        root = RealPath(directory);
    }

    public bool Has(string path) => File.Exists(Full(path));

    /// <summary>
    /// The files below a folder that <paramref name="isWanted"/> by their name, in the order of their paths; relative to
    /// the root, with slashes. Names that begin with a dot are the system's, not the paper's. A folder that is a link could
    /// lead out, or in circles: <paramref name="refuse"/> is told its path and the reason.
    /// </summary>
    public List<string> Files(string folder, Func<string, bool> isWanted, Action<string, string> refuse)
    {
        var found = new List<string>();
        var top = new DirectoryInfo(Full(folder));
        if (top.LinkTarget is not null) refuse(folder, IsLink);
        else if (top.Exists) Walk(folder, 1, isWanted, refuse, found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="BadFileException">It lies outside the folder, is larger than <paramref name="longest"/> bytes, or cannot be read.</exception>
    public async Task<byte[]> ReadAsync(string path, long longest, CancellationToken stopping)
    {
        var full = RealPath(Full(path));
        if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new BadFileException(0, "This leads out of the folder that is imported.");
        try
        {
            if (new FileInfo(full) is { Exists: true, Length: 0 }) return []; // or a pipe: to open one waits for who writes into it
            await using var file = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            if (file.Length > longest) throw TooLarge(longest);
            // The length that the system tells is believed only so far: the file may grow, or be none.
            using var bytes = new MemoryStream((int)file.Length);
            var buffer = new byte[64 * 1024];
            for (int read; (read = await file.ReadAsync(buffer, stopping)) > 0;)
            {
                if (bytes.Length + read > longest) throw TooLarge(longest);
                bytes.Write(buffer, 0, read);
            }
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadFileException(0, $"The file cannot be read: {e.Message}");
        }
    }

    private static BadFileException TooLarge(long longest) => new(0, $"The file is larger than {longest / 1024 / 1024} MB.");

    private void Walk(string folder, int depth, Func<string, bool> isWanted, Action<string, string> refuse, List<string> found)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(Full(folder)).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refuse(folder, $"The folder cannot be read: {e.Message}");
            return;
        }
        foreach (var entry in entries)
        {
            if (entry.Name.StartsWith('.')) continue;
            var path = $"{folder}/{entry.Name}";
            if (!entry.Attributes.HasFlag(FileAttributes.Directory))
            {
                if (isWanted(entry.Name)) found.Add(path);
            }
            else if (entry.LinkTarget is not null)
            {
                refuse(path, IsLink);
            }
            else if (depth == MostFoldersDeep)
            {
                refuse(path, $"Folders within folders, more than {MostFoldersDeep} deep.");
            }
            else
            {
                Walk(path, depth + 1, isWanted, refuse, found);
            }
        }
    }

    private string Full(string path) => Path.Combine(root, path);

    // Follows the links of every part: ResolveLinkTarget follows those of the last part alone.
    private static string RealPath(string path, int links = 0)
    {
        if (links > 40) throw new BadFileException(0, "Links that lead in a circle.");
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var parts = full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var next = Path.Combine(real, parts[i]);
            if (new FileInfo(next).LinkTarget is { } target)
                return RealPath(Path.Combine([real, target, .. parts[(i + 1)..]]), links + 1);
            real = next;
        }
        return real;
    }
}

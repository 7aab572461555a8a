namespace OpenImapi.Mastering;

/// <summary>The folder that is extracted into. One folder of it is open at a time, reached from the top without following a link.</summary>
internal sealed class ExtractionTarget : IDisposable
{
    private readonly TargetFolder top;
    private FolderPlace? current;
    private TargetFolder? open;
    private int number;

    private ExtractionTarget(TargetFolder top)
    {
        this.top = top;
        IsCaseBlind = ProbeCase(top);
    }

    /// <summary>True when the file system takes names that differ in case only for one.</summary>
    public bool IsCaseBlind { get; }

    /// <summary>Makes the folder if it is not there, and opens it.</summary>
    /// <exception cref="Formats.DiscException">It cannot be written into.</exception>
    public static ExtractionTarget Open(string path, Func<string, TargetFolder> open)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new(open(Path.GetFullPath(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TargetFault)
        {
            throw new Formats.DiscException(ExtractionErrors.Failed, $"{path} cannot be written into: {e.Message.TrimEnd('.')}.", inner: e);
        }
    }

    /// <summary>A folder, open until another one is asked for.</summary>
    /// <exception cref="TargetFault">It is gone, or something else stands in its place.</exception>
    public TargetFolder OpenFolder(FolderPlace place)
    {
        if (ReferenceEquals(place, current))
            return open!;
        Close();
        open = OpenBeside(place);
        current = place;
        return open;
    }

    /// <summary>The same for whoever needs a second folder, and closes it.</summary>
    public TargetFolder OpenBeside(FolderPlace place)
    {
        var at = top.Enter("."u8);
        foreach (var step in Way(place))
        {
            using var above = at;
            at = above.Enter(step.Name);
        }

        return at;
    }

    /// <summary>A name that nothing has and nobody expects.</summary>
    public byte[] TemporaryName() => System.Text.Encoding.ASCII.GetBytes($".imapi-{Environment.ProcessId}-{number++}.partial");

    public void Dispose()
    {
        Close();
        top.Dispose();
    }

    private void Close()
    {
        open?.Dispose();
        (current, open) = (null, null);
    }

    private bool ProbeCase(TargetFolder folder)
    {
        var name = TemporaryName();
        try
        {
            folder.CreateFile(name, isPrivate: true).Dispose();
            return folder.Exists(System.Text.Encoding.ASCII.GetBytes(System.Text.Encoding.ASCII.GetString(name).ToUpperInvariant()));
        }
        finally
        {
            folder.Remove(name);
        }
    }

    private static Stack<FolderPlace> Way(FolderPlace place)
    {
        var way = new Stack<FolderPlace>();
        for (var at = place; at.Parent is not null; at = at.Parent)
            way.Push(at);
        return way;
    }
}

using OpenImapi.Virtual;

namespace OpenImapi;

/// <summary>Where this user's virtual drives, locks and stashes live: one place for every process, so that they find each other.</summary>
internal sealed record HomeFolder(string Path, StashOptions Stash)
{
    public static HomeFolder Of(DiscMasterOptions options) => new(options.Home ?? VirtualHome.OfUser().Path, options.Stash);

    /// <summary>The lock file of a recorder for one purpose.</summary>
    public string LockPath(Guid recorder, string purpose) => LockPath($"{recorder:N}", purpose);

    /// <summary>The lock file of a stash.</summary>
    public string StashLock(string stash) => LockPath(stash, "stash");

    /// <summary>The folder of a stash.</summary>
    public string StashFolder(string stash) => System.IO.Path.Combine(Stash.Folder ?? DefaultStash(), stash);

    private string LockPath(string name, string purpose) => System.IO.Path.Combine(Path, "recorders", $"{name}.{purpose}.lock");

    private string DefaultStash() => Environment.GetEnvironmentVariable(StashOptions.Variable) is { Length: > 0 } named ? named : System.IO.Path.Combine(Path, "stash");
}

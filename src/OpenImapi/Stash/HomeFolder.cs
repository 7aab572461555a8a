using OpenImapi.Virtual;

namespace OpenImapi;

/// <summary>Where this user's virtual drives, locks and stashes live: one place for every process, so that they find each other.</summary>
internal sealed record HomeFolder(string Path, StashOptions Stash)
{
    public static HomeFolder Of(DiscMasterOptions options) => new(options.Home ?? VirtualHome.OfUser().Path, options.Stash);

    /// <summary>The lock file of a recorder for one purpose.</summary>
    public string LockPath(Guid recorder, string purpose) => System.IO.Path.Combine(Path, "recorders", $"{recorder:N}.{purpose}.lock");

    /// <summary>The folder for a recorder's staged content.</summary>
    public string StashFolder(Guid recorder) => System.IO.Path.Combine(Stash.Folder ?? DefaultStash(), $"{recorder:N}");

    private string DefaultStash() => Environment.GetEnvironmentVariable(StashOptions.Variable) is { Length: > 0 } named ? named : System.IO.Path.Combine(Path, "stash");
}

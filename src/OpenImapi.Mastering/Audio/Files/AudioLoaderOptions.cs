namespace OpenImapi.Mastering;

/// <summary>How music files are made ready for a disc.</summary>
public sealed record AudioLoaderOptions
{
    /// <summary>
    /// The folder for decoded sound: 10 MB a minute, for as long as the sound is in use. The files in it have no name where the system can do
    /// that, and vanish with the process. The system's folder for temporary files when not given.
    /// </summary>
    public string? WorkFolder { get; init; }
}

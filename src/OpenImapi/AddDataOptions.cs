namespace OpenImapi;

/// <summary>How content is staged.</summary>
public sealed record AddDataOptions
{
    /// <summary>Whether a file replaces a staged one of the same path; else that is IMAPI_E_FILEEXISTS. Files of earlier sessions are always replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>When the content is read.</summary>
    public StagingMode Staging { get; init; }

    /// <summary>Whether a name that Joliet cannot hold is changed, as the plan's report tells; else it is IMAPI_E_BADJOLIETNAME.</summary>
    public bool AllowRenames { get; init; }

    /// <summary>Whether content is taken beyond what a CD-R says it holds, as <see cref="RecordDiscOptions.Overburn"/> records it.</summary>
    public bool Overburn { get; init; }
}

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Who wrote the recorder on which is burned.</summary>
[Flags]
internal enum LabRecorders
{
    /// <summary>The virtual recorder, with any medium.</summary>
    Ours = 1 << 0,

    /// <summary>tgt, with a DVD+R.</summary>
    Tgt = 1 << 1,

    /// <summary>The optical drive of tcmu-runner, with a DVD-RAM. It lives inside the machine.</summary>
    Tcmu = 1 << 2,
}

using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>A recorder with a blank medium, for one cell.</summary>
internal interface ILabStand
{
    /// <summary>Where the machine's drive is to be had; nothing where it lives inside the machine.</summary>
    IscsiAddress? Address { get; }

    /// <summary>The commands that came to the recorder, where it tells them.</summary>
    string Trace { get; }

    /// <summary>What of that which was to be burned is not on the medium itself, or nothing.</summary>
    Task<string?> FindFaultAsync(LabWay way, LabMaterial material, TemporaryFolder folder);
}

/// <summary>A recorder of ours behind our target.</summary>
internal sealed class OurStand(LabRecorder recorder, IscsiAddress address) : ILabStand
{
    public IscsiAddress? Address => address;

    public string Trace => recorder.Trace.ToString();

    public Task<string?> FindFaultAsync(LabWay way, LabMaterial material, TemporaryFolder folder) => DiscCheck.FindFaultAsync(way, recorder.Disc, material, folder);
}

/// <summary>A recorder of others, which keeps what is recorded in a file.</summary>
internal sealed class FileStand(string file, IscsiAddress? address) : ILabStand
{
    public IscsiAddress? Address => address;

    public string Trace => "";

    public Task<string?> FindFaultAsync(LabWay way, LabMaterial material, TemporaryFolder folder) => DiscCheck.FindFaultAsync(way, file, material, folder);
}

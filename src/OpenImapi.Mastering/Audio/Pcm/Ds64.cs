using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The chunk 'ds64' of RF64 (EBU Tech 3306): the lengths that do not fit into 32 bits.</summary>
internal record struct Ds64(ulong RiffLength, ulong DataLength, ulong SampleCount) : IStructure
{
    public const int Length = 28;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        RiffLength = f.UInt64Little("riffSize", RiffLength);
        DataLength = f.UInt64Little("dataSize", DataLength);
        SampleCount = f.UInt64Little("sampleCount", SampleCount);
        f.UInt32Little("tableLength", 0);
    }
}

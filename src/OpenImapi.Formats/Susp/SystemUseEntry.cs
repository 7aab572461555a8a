namespace OpenImapi.Formats.Susp;

/// <summary>One entry as it is recorded, known or not.</summary>
/// <param name="Signature">Which entry it is.</param>
/// <param name="Bytes">All of it, with signature, length and version.</param>
/// <param name="Place">Where it stands.</param>
[Clause(Standard.Susp, "4")]
public readonly record struct SystemUseEntry(SystemUseSignature Signature, ByteString Bytes, SystemUsePlace Place)
{
    /// <summary>Bytes of the entry.</summary>
    public int Length => Bytes.Length;

    /// <summary>Reads the entry as what its signature says; what breaks the standard goes to <paramref name="faults"/>.</summary>
    /// <exception cref="InvalidOperationException">The signature is another one's.</exception>
    public T As<T>(FaultList faults)
        where T : struct, ISystemUseEntry
    {
        if (T.Signature != Signature)
            throw new InvalidOperationException($"The entry is {Signature.Text()}, not {T.Signature.Text()}.");
        var found = new FaultList();
        var reader = new FieldReader(Bytes, found);
        var value = default(T);
        value.Fields(ref reader);
        if (reader.Position < Length)
            found.Add(2, "length", $"{Length} bytes, of which {reader.Position} mean something");
        foreach (var fault in found)
            Add(faults, fault.Offset, fault.Field, fault.Rule);
        return value;
    }

    /// <summary>Notes a fault of this entry, with the place.</summary>
    internal void Add(FaultList faults, int offset, string field, string rule) =>
        faults.Add(Place.Offset + offset, $"{Signature.Text()} {field}", Place.Block is { } block ? $"{rule} (continuation area in block {block})" : rule);

    public override string ToString() => $"{Signature.Text()}, {Length} bytes at {Place}";
}

/// <summary>Where an entry stands.</summary>
/// <param name="Block">The block that holds it; nothing for the directory record's own system use field.</param>
/// <param name="Offset">Bytes from the start of that block, or of that field.</param>
[Clause(Standard.Susp, "4")]
public readonly record struct SystemUsePlace(Lba? Block, int Offset)
{
    public override string ToString() => Block is { } block ? $"byte {Offset} of block {block}" : $"byte {Offset} of the system use field";
}

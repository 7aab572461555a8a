namespace OpenImapi.Formats.Susp;

/// <summary>Tells field by field which entries stand in a system use field or a continuation area, known or not.</summary>
[Clause(Standard.Susp, "4")]
[Clause(Standard.Rrip, "4.1")]
public static class SystemUseExplainer
{
    private delegate IReadOnlyList<FieldNote> Explain(ReadOnlySpan<byte> bytes);

    /// <summary>The entries one after another, up to one that does not end in these bytes.</summary>
    /// <param name="area">The system use field without the bytes that belong to others, or the continuation area.</param>
    /// <param name="offset">Where the area begins, in bytes from the start of its block.</param>
    public static IReadOnlyList<ExplainedStructure> ExplainArea(ReadOnlySpan<byte> area, int offset)
    {
        var explained = new List<ExplainedStructure>();
        for (var at = 0; at + SystemUseHeader.Length <= area.Length && area[at] != 0;)
        {
            var length = area[at + 2];
            if (length < SystemUseHeader.Length || length > area.Length - at)
                break;
            var bytes = area.Slice(at, length);
            var signature = SystemUseSignatures.Of(bytes);
            var (title, explain) = Find(signature);
            explained.Add(new(offset + at, $"{signature.Text()} entry: {title}", explain(bytes)));
            if (signature == SystemUseSignature.SL)
                AddComponents(explained, bytes, offset + at);
            at += length;
            if (signature == SystemUseSignature.ST)
                break;
        }

        return explained;
    }

    private static (string Title, Explain Explain) Find(SystemUseSignature signature) => signature switch
    {
        SystemUseSignature.CE => ("continuation area", Of<ContinuationArea>),
        SystemUseSignature.PD => ("padding field", Of<PaddingField>),
        SystemUseSignature.SP => ("system use sharing protocol indicator", Of<SharingProtocolIndicator>),
        SystemUseSignature.ST => ("terminator", Of<AreaTerminator>),
        SystemUseSignature.ER => ("extensions reference", Of<ExtensionsReference>),
        SystemUseSignature.ES => ("extension selector", Of<ExtensionSelector>),
        SystemUseSignature.PX => ("POSIX file attributes", Of<PosixAttributes>),
        SystemUseSignature.PN => ("POSIX device number", Of<PosixDevice>),
        SystemUseSignature.SL => ("symbolic link", Of<SymbolicLink>),
        SystemUseSignature.NM => ("alternate name", Of<AlternateName>),
        SystemUseSignature.CL => ("child link", Of<ChildLink>),
        SystemUseSignature.PL => ("parent link", Of<ParentLink>),
        SystemUseSignature.RE => ("relocated directory", Of<RelocatedDirectory>),
        SystemUseSignature.TF => ("time stamps", Of<TimeStamps>),
        SystemUseSignature.SF => ("sparse file", Of<SparseFile>),
        SystemUseSignature.RR => ("Rock Ridge entries in use", Of<RockRidgeInUse>),
        SystemUseSignature.ZF => ("compressed file", Of<CompressedFile>),
        _ => ("of another extension", Of<UnknownEntry>),
    };

    private static IReadOnlyList<FieldNote> Of<T>(ReadOnlySpan<byte> bytes)
        where T : struct, IStructure => Structure.Explain<T>(bytes);

    private static void AddComponents(List<ExplainedStructure> explained, ReadOnlySpan<byte> link, int offset)
    {
        for (var at = SymbolicLink.HeaderLength; at + ComponentRecord.HeaderLength <= link.Length;)
        {
            var length = ComponentRecord.HeaderLength + link[at + 1];
            if (length > link.Length - at)
                return;
            explained.Add(new(offset + at, "component record", Of<ComponentRecord>(link.Slice(at, length))));
            at += length;
        }
    }

    /// <summary>What is known of an entry that nobody here knows.</summary>
    private record struct UnknownEntry : IStructure
    {
        public readonly void Fields<T>(ref T f)
            where T : struct, IFields, allows ref struct
        {
            f.Bytes("signature word", default, 2);
            var length = f.UInt8("length", 0);
            f.UInt8("system use entry version", 0);
            f.Bytes("data", default, Math.Max(0, length - SystemUseHeader.Length));
        }
    }
}

namespace OpenImapi.Formats.Udf;

/// <summary>A character set specification, 64 bytes; UDF knows but <see cref="Osta"/>.</summary>
[Clause(Standard.Ecma167, "1/7.2.1")]
[Clause(Standard.OstaUdf, "2.1.2")]
public record struct CharacterSet(byte Type, ByteString Information) : IStructure
{
    /// <summary>CS0 with the information "OSTA Compressed Unicode".</summary>
    public static CharacterSet Osta => new(0, ByteString.Ascii("OSTA Compressed Unicode"));

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = f.UInt8("character set type", Type);
        Information = f.Padded("character set information", Information, 63, Filler.Zero);
    }
}

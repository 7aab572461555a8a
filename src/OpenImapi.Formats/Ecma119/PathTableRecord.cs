namespace OpenImapi.Formats.Ecma119;

/// <summary>One directory in a path table. Type L tables hold numbers least significant byte first, type M tables most significant first.</summary>
[Clause(Standard.Ecma119, "9.4")]
public record struct PathTableRecord(PathTableType Type, uint Location, ushort ParentNumber, ByteString Identifier) : IStructure
{
    /// <summary>Encoded length in bytes, always even.</summary>
    public readonly int Length => LengthFor(Identifier.Length);

    /// <summary>The length in bytes of a record with an identifier of so many bytes.</summary>
    public static int LengthFor(int identifierLength) => 8 + identifierLength + (identifierLength & 1);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt8("length of directory identifier", (byte)Identifier.Length);
        f.UInt8("extended attribute record length", 0);
        if (Type == PathTableType.L)
        {
            Location = f.UInt32Little("location of extent", Location);
            ParentNumber = f.UInt16Little("parent directory number", ParentNumber);
        }
        else
        {
            Location = f.UInt32Big("location of extent", Location);
            ParentNumber = f.UInt16Big("parent directory number", ParentNumber);
        }

        Identifier = f.Bytes("directory identifier", Identifier, length);
        if ((length & 1) != 0)
            f.Zero(1);
    }
}

/// <summary>The byte order of a path table's numbers.</summary>
[Clause(Standard.Ecma119, "6.9")]
public enum PathTableType
{
    /// <summary>Least significant byte first.</summary>
    L,

    /// <summary>Most significant byte first.</summary>
    M,
}

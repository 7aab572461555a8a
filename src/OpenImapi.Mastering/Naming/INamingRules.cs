using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>What a name space allows names to be, over identifiers as bytes.</summary>
internal interface INamingRules
{
    /// <summary>The name space's name, for people.</summary>
    string NameSpace { get; }

    /// <summary>The most bytes of an identifier as it is kept.</summary>
    int MaximumLength { get; }

    /// <summary>The bytes of a digit in an identifier.</summary>
    int DigitLength { get; }

    /// <summary>Brings a name into the name space's form.</summary>
    MappedName Map(ReadOnlySpan<byte> name, bool isFolder, Span<byte> identifier);

    /// <summary>Puts a number at the end of an identifier's name and returns the length in bytes.</summary>
    int Number(ReadOnlySpan<byte> identifier, bool isFolder, int number, Span<byte> numbered);

    /// <summary>The order of records in a directory.</summary>
    int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder);

    /// <summary>The order of directories of one parent in a path table; nothing where it is that of their records.</summary>
    Comparison<ReadOnlyMemory<byte>>? PathTableOrder => null;

    /// <summary>The begin of what <see cref="Compare"/> looks at first, as a number that sorts the same way.</summary>
    ulong PrefixOf(ReadOnlySpan<byte> identifier, bool isFolder);

    /// <summary>Bytes that an identifier takes in a record.</summary>
    int RecordedLength(ReadOnlySpan<byte> identifier, bool isFolder);

    /// <summary>Writes an identifier as a record holds it and returns the length in bytes.</summary>
    int Record(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> recorded);

    /// <summary>An identifier as a person sees it.</summary>
    string ToText(ReadOnlySpan<byte> identifier);
}

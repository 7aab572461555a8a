using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OpenImapi.Mastering;

/// <summary>What the extended headers of the pax format say of the next entry, or of all that follow.</summary>
internal sealed class PaxRecords
{
    private readonly Dictionary<string, byte[]> values = new(StringComparer.Ordinal);

    /// <summary>The pieces of a file with holes, of GNU's format 0.0, in which keywords repeat.</summary>
    public List<(long Offset, long Length)> Pieces { get; } = [];

    public IEnumerable<string> Keywords => values.Keys;

    public bool IsEmpty => values.Count == 0;

    /// <summary>The same records, to which more can be added.</summary>
    public PaxRecords Copy()
    {
        var copy = new PaxRecords();
        foreach (var (key, value) in values)
            copy.values[key] = value;
        return copy;
    }

    /// <summary>Reads records of the form "length keyword=value newline"; false where they are not of it.</summary>
    public bool Read(ReadOnlySpan<byte> records)
    {
        var offset = -1L;
        while (!records.IsEmpty)
        {
            if (!Utf8Parser.TryParse(records, out int length, out var digits) || length > records.Length || length < digits + 4
                || records[digits] != (byte)' ' || records[length - 1] != (byte)'\n')
                return false;
            var record = records[(digits + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 1)
                return false;
            var (key, value) = (Encoding.UTF8.GetString(record[..equals]), record[(equals + 1)..].ToArray());
            values[key] = value;
            if (key == "GNU.sparse.offset")
                offset = Number(key) ?? -1;
            else if (key == "GNU.sparse.numbytes")
                Pieces.Add((offset, Number(key) ?? -1));
            records = records[length..];
        }

        return true;
    }

    /// <summary>The bytes of a value; nothing where there is none, or an empty one, which takes back an earlier one.</summary>
    public byte[]? Bytes(string key) => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    public string? Text(string key) => Bytes(key) is { } value ? Encoding.UTF8.GetString(value) : null;

    /// <summary>A decimal number.</summary>
    public long? Number(string key) =>
        Text(key) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A time in seconds since 1970 with its fraction, in ticks since then, rounded down.</summary>
    public long? Time(string key)
    {
        if (Text(key) is not { } text || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return null;
        return Math.Abs(seconds) < 1_000_000_000_000m ? (long)Math.Floor(seconds * TimeSpan.TicksPerSecond) : seconds < 0 ? long.MinValue : long.MaxValue;
    }
}

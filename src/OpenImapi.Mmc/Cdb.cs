using System.Runtime.CompilerServices;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>A command descriptor block: 6, 10, 12 or 16 bytes, as its first byte says.</summary>
public readonly record struct Cdb
{
    private readonly Block block;

    /// <summary>Takes the bytes as they came over the cable.</summary>
    public Cdb(ReadOnlySpan<byte> bytes)
    {
        Length = Math.Min(bytes.Length, 16);
        bytes[..Length].CopyTo(block);
    }

    /// <summary>Length in bytes.</summary>
    public int Length { get; }

    public OperationCode Code => (OperationCode)block[0];

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)block)[..Length];

    /// <summary>The block that says this command.</summary>
    public static Cdb From<TCommand>(TCommand command)
        where TCommand : struct, ICommand
    {
        Span<byte> bytes = stackalloc byte[LengthOf(TCommand.Code)];
        Structure.Write(command, bytes);
        return new(bytes);
    }

    /// <summary>The length in bytes that an operation code's group prescribes (SPC-4, 4.3.3); 0 for vendor groups.</summary>
    public static int LengthOf(OperationCode code) => ((byte)code >> 5) switch { 0 => 6, 1 or 2 => 10, 4 => 16, 5 => 12, _ => 0 };

    public bool Equals(Cdb other) => Bytes.SequenceEqual(other.Bytes);

    public override int GetHashCode() => HashCode.Combine(Length, block[0], block[2], block[5]);

    public override string ToString() => Convert.ToHexString(Bytes);

    [InlineArray(16)]
    private struct Block
    {
        private byte first;
    }
}

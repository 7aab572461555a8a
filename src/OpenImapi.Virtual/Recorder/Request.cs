using System.Buffers;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>One command as it arrived, and the ways to answer it.</summary>
internal sealed class Request(VirtualRecorder recorder, Nexus nexus, Cdb cdb, Memory<byte> data, CancellationToken cancellation)
{
    private const int LargestAnswer = 1 << 17;

    /// <summary>In sense key specific bytes: the field pointer means a byte of the CDB.</summary>
    private const uint InCdb = 0x400000;

    public VirtualRecorder Recorder => recorder;

    public Nexus Nexus => nexus;

    public Cdb Cdb => cdb;

    public Memory<byte> Data => data;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The medium, for commands that are only run when there is one.</summary>
    public LoadedDisc Medium => recorder.Loaded ?? throw new Refusal(recorder.WhyNotReady());

    public static Completion Good => Completion.Good();

    /// <summary>The command's value. A bit that the value does not hold is reserved or asks for what this drive does not do: refused.</summary>
    public TCommand Read<TCommand>()
        where TCommand : struct, ICommand
    {
        var command = Structure.Read<TCommand>(cdb.Bytes);
        var understood = Cdb.From(command);
        if (understood.Length != cdb.Length)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var differs = understood.Bytes.CommonPrefixLength(cdb.Bytes);
        return differs == cdb.Length ? command : throw new Refusal(KnownSense.InvalidFieldInCdb with { KeySpecific = InCdb | (uint)differs });
    }

    /// <summary>The same request in other words.</summary>
    public Request As(Cdb other) => new(recorder, nexus, other, data, cancellation);

    /// <summary>A value's only use is to be refused when the command is not right.</summary>
    public void Check<TCommand>()
        where TCommand : struct, ICommand => Read<TCommand>();

    /// <summary>Sends a structure, as much of it as the host has asked for.</summary>
    public Completion Answer<T>(T response, int allocationLength)
        where T : struct, IStructure
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestAnswer);
        try
        {
            return AnswerBytes(buffer.AsSpan(0, Structure.Write(response, buffer)), allocationLength);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public Completion AnswerBytes(ReadOnlySpan<byte> response, int allocationLength)
    {
        var length = Math.Min(response.Length, Math.Min(allocationLength, data.Length));
        response[..length].CopyTo(data.Span);
        return Completion.Good(length);
    }

    /// <summary>The bytes that the host sends with the command.</summary>
    public ReadOnlySpan<byte> Sent(int length) => length <= data.Length ? data.Span[..length] : throw new Refusal(DataPhaseError);

    /// <summary>The host did not move the bytes that its command speaks of.</summary>
    public static SenseData DataPhaseError => new(SenseKey.AbortedCommand, 0x4B, 0x00);
}

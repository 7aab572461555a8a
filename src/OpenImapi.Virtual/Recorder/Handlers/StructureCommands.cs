using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>READ and SEND DISC STRUCTURE: what DVD and BD media say of themselves, and what the host may decide of them.</summary>
internal static class StructureCommands
{
    private const byte StructureList = 0xFF;

    public static ValueTask<Completion> ReadDiscStructure(Request request)
    {
        var command = request.Read<ReadDiscStructure>();
        var medium = request.Medium;
        var structures = StructureTable.For(medium, command.Media);
        if (structures.IsEmpty || command.Layer >= medium.Kind.Layers)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var data = command.Format == StructureList ? StructureTable.List(structures)
            : structures.FirstOrDefault(structure => structure.Format == command.Format)?.Read?.Invoke(command) ?? throw new Refusal(KnownSense.InvalidFieldInCdb);
        return ValueTask.FromResult(request.Answer(new DiscStructure(new ByteString(data)), command.AllocationLength));
    }

    public static ValueTask<Completion> SendDiscStructure(Request request)
    {
        var command = request.Read<SendDiscStructure>();
        var medium = request.Medium;
        var send = StructureTable.For(medium, command.Media).FirstOrDefault(structure => structure.Format == command.Format)?.Send
            ?? throw new Refusal(KnownSense.InvalidFieldInCdb);
        var sent = request.Sent(command.Length);
        if (sent.Length < Mmc.SendDiscStructure.HeaderLength || sent.Length != 2 + (sent[0] << 8 | sent[1]))
            throw new Refusal(KnownSense.ParameterListLengthError);
        var structure = new ByteString(sent[Mmc.SendDiscStructure.HeaderLength..]);
        medium.Change((_, _) => send(structure));
        return ValueTask.FromResult(Completion.Good(command.Length));
    }
}

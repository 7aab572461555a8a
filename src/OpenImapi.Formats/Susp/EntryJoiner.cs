using System.Buffers;

namespace OpenImapi.Formats.Susp;

/// <summary>Takes the entries of one record in order and makes of them what they say together.</summary>
internal sealed class EntryJoiner(FaultList faults)
{
    private readonly RockRidgeFile file = new();
    private readonly List<ExtensionsReference> extensions = [];
    private readonly List<SystemUseEntry> others = [];
    private ArrayBufferWriter<byte>? name;
    private ByteString specialName;
    private bool nameIsContinued;
    private LinkJoiner? link;
    private bool linkIsContinued;

    public void Add(SystemUseEntry entry)
    {
        switch (entry.Signature)
        {
            case SystemUseSignature.PX:
                file.Attributes = First(file.Attributes, entry);
                break;
            case SystemUseSignature.PN:
                file.Device = First(file.Device, entry);
                break;
            case SystemUseSignature.NM:
                AddName(entry);
                break;
            case SystemUseSignature.SL:
                AddLink(entry);
                break;
            case SystemUseSignature.TF:
                var times = entry.As<TimeStamps>(faults);
                file.Times = file.Times?.With(times) ?? times;
                break;
            case SystemUseSignature.CL:
                file.ChildLink = First(file.ChildLink, entry);
                break;
            case SystemUseSignature.PL:
                file.ParentLink = First(file.ParentLink, entry);
                break;
            case SystemUseSignature.RE:
                entry.As<RelocatedDirectory>(faults);
                file.IsRelocated = true;
                break;
            case SystemUseSignature.SF:
                file.Sparse = First(file.Sparse, entry);
                break;
            case SystemUseSignature.ZF:
                file.Compressed = First(file.Compressed, entry);
                break;
            case SystemUseSignature.RR:
                file.InUse = First(file.InUse, entry);
                break;
            case SystemUseSignature.SP:
                file.Indicator = First(file.Indicator, entry);
                break;
            case SystemUseSignature.ER:
                extensions.Add(entry.As<ExtensionsReference>(faults));
                break;
            default:
                others.Add(entry);
                break;
        }
    }

    public RockRidgeFile Finish()
    {
        if (nameIsContinued)
            faults.Add(0, "NM flags", "the name goes on in an entry that is not there (4.1.4)");
        if (linkIsContinued || link is { IsContinued: true })
            faults.Add(0, "SL flags", "the link goes on in an entry that is not there (4.1.3)");
        if (name is not null)
            file.Name = specialName.IsEmpty ? name.WrittenSpan : specialName;
        (file.Link, file.Extensions, file.Others) = (link?.Text, extensions, others);
        return file;
    }

    private T First<T>(T? present, SystemUseEntry entry)
        where T : struct, ISystemUseEntry
    {
        if (present is not { } first)
            return entry.As<T>(faults);
        entry.Add(faults, 0, "signature word", "a record has more than one of these, of which the first counts");
        return first;
    }

    private void AddName(SystemUseEntry entry)
    {
        var part = entry.As<AlternateName>(faults);
        if (name is not null && !nameIsContinued)
        {
            entry.Add(faults, 4, "flags", "the name before did not say that it goes on (4.1.4)");
            return;
        }

        name ??= new(Math.Max(1, part.Content.Length));
        var special = part.Flags & (NameFlags.Current | NameFlags.Parent);
        if (special != NameFlags.None)
            specialName = ByteString.Ascii(special.HasFlag(NameFlags.Parent) ? ".." : ".");
        if (special != NameFlags.None && !part.Content.IsEmpty)
            entry.Add(faults, 5, "name content", $"a name that stands for {special} has bytes of its own (4.1.4)");
        name.Write(part.Content.Span);
        nameIsContinued = part.Flags.HasFlag(NameFlags.Continue);
    }

    private void AddLink(SystemUseEntry entry)
    {
        var part = entry.As<SymbolicLink>(faults);
        if (link is not null && !linkIsContinued)
        {
            entry.Add(faults, 4, "flags", "the link before did not say that it goes on (4.1.3)");
            return;
        }

        var found = new FaultList();
        (link ??= new()).Add(part.Components, found);
        foreach (var fault in found)
            entry.Add(faults, fault.Offset, fault.Field, fault.Rule);
        linkIsContinued = part.Flags.HasFlag(LinkFlags.Continue);
    }
}

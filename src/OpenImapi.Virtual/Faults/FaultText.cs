using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Faults as people write them.</summary>
internal static class FaultText
{
    private const string Always = "always";

    private static readonly (FaultKind Kind, string Name)[] Kinds =
    [
        (FaultKind.MediumError, "medium-error"), (FaultKind.WriteError, "write-error"), (FaultKind.DeferredError, "deferred-error"),
        (FaultKind.LossOfStreaming, "loss-of-streaming"), (FaultKind.NotReady, "not-ready"), (FaultKind.UnitAttention, "unit-attention"),
        (FaultKind.BusReset, "bus-reset"), (FaultKind.Gone, "gone"), (FaultKind.TransportError, "transport-error"), (FaultKind.TrayOpen, "tray-open"),
        (FaultKind.Refuse, "refuse"), (FaultKind.Check, "check"),
    ];

    public static DriveFault Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var kind = Kinds.FirstOrDefault(kind => kind.Name == parts[0]);
        if (kind.Name is null)
            throw Bad(text, $"there is no fault '{parts[0]}'; there are {string.Join(", ", Kinds.Select(each => each.Name))}");
        var fault = new DriveFault(kind.Kind);
        foreach (var part in parts[1..])
            fault = With(fault, part, text);
        if (fault is { Kind: FaultKind.Refuse, Commands.IsEmpty: true, Cdb: null })
            throw Bad(text, "'refuse' wants a command= or cdb=");
        if (fault is { Kind: FaultKind.Check, Sense: null })
            throw Bad(text, "'check' wants a sense=");
        return fault;
    }

    public static string Write(DriveFault fault)
    {
        var parts = new List<string> { Kinds.First(kind => kind.Kind == fault.Kind).Name };
        if (!fault.Commands.IsEmpty)
            parts.Add($"command={string.Join('+', fault.Commands.Select(code => $"{(byte)code:X2}h"))}");
        if (fault.Blocks is { } blocks)
            parts.Add(Invariant($"block={blocks.Start.Value}+{blocks.Length.Value}"));
        Add("cdb", fault.Cdb?.Digits);
        Add("data", fault.Data?.Digits);
        Add("after", fault.After == 0 ? null : Invariant($"{fault.After}"));
        Add("times", fault.Times is not { } times ? null : times == int.MaxValue ? Always : Invariant($"{times}"));
        Add("time", fault.Time == TimeSpan.Zero ? null : Milliseconds(fault.Time));
        Add("for", fault.For is { } length ? Milliseconds(length) : null);
        Add("sense", fault.Sense is { } sense ? $"{(byte)sense.Key:X}/{sense.Asc:X2}/{sense.Ascq:X2}" : null);
        return string.Join(',', parts);

        void Add(string key, string? value)
        {
            if (value is not null)
                parts.Add($"{key}={value}");
        }
    }

    private static DriveFault With(DriveFault fault, string part, string text)
    {
        var (key, value) = part.Split('=', 2) is [var name, var said] ? (name, said) : (part, "");
        return key switch
        {
            "command" => fault with { Commands = [.. value.Split('+').Select(code => Command(code) ?? throw Bad(text, $"'{code}' is no command that the drive has; say its name, such as write10, or its code, such as 2Ah"))] },
            "block" => fault with { Blocks = Range(value) ?? throw Bad(text, $"'{part}' wants a block and how many, such as block=1500+32") },
            "cdb" => fault with { Cdb = Pattern() },
            "data" => fault with { Data = Pattern() },
            "after" => fault with { After = Number(value) ?? throw Bad(text, $"'{part}' wants a number") },
            "times" => fault with { Times = value == Always ? int.MaxValue : Number(value) is > 0 and { } times ? times : throw Bad(text, $"'{part}' wants a number above 0, or 'always'") },
            "time" => fault with { Time = Length() },
            "for" => fault with { For = Length() },
            "sense" => fault with { Sense = Sense(value) ?? throw Bad(text, $"'{part}' wants key, code and qualifier in hexadecimal digits, such as sense=3/0C/09") },
            _ => throw Bad(text, $"'{part}' is none of command=, block=, cdb=, data=, after=, times=, time=, for=, sense="),
        };

        HexPattern Pattern() => HexPattern.Parse(value) ?? throw Bad(text, $"'{part}' wants pairs of hexadecimal digits, '?' for any, such as cdb=5A??2A");
        TimeSpan Length() => Duration(value) ?? throw Bad(text, $"'{part}' wants a time, such as 500ms, 5s or 2m");
    }

    /// <summary>A command by its name without regard to case and hyphens, or by its code.</summary>
    private static OperationCode? Command(string word)
    {
        if (word.EndsWith('h') && byte.TryParse(word[..^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return (OperationCode)code;
        var plain = word.Replace("-", "", StringComparison.Ordinal);
        foreach (var known in Enum.GetValues<OperationCode>())
            if (string.Equals(known.ToString(), plain, StringComparison.OrdinalIgnoreCase))
                return known;
        return null;
    }

    private static Extent? Range(string value)
    {
        var parts = value.Split('+');
        return parts.Length <= 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start)
            && (parts.Length == 1 ? 1 : Number(parts[1])) is > 0 and { } count ? new(new(start), new(count)) : null;
    }

    private static TimeSpan? Duration(string value)
    {
        var (digits, unit) = value switch
        {
            [.., 'm', 's'] => (value[..^2], 1.0),
            [.., 's'] => (value[..^1], 1000.0),
            [.., 'm'] => (value[..^1], 60_000.0),
            _ => ("", 0),
        };
        return Number(digits) is { } number ? TimeSpan.FromMilliseconds(number * unit) : null;
    }

    private static SenseData? Sense(string value)
    {
        var parts = value.Split('/');
        return parts.Length == 3 && Hex(parts[0]) is < 16 and { } key && Hex(parts[1]) is { } asc && Hex(parts[2]) is { } ascq ? new((SenseKey)key, asc, ascq) : null;
    }

    private static byte? Hex(string digits) => byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Milliseconds(TimeSpan time) => Invariant($"{(long)time.TotalMilliseconds}ms");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static DiscException Bad(string text, string why) => new(VirtualErrors.BadFault, $"'{text}' is no fault: {why}.");
}

using System.Globalization;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The target's answers to the keys of a login. Knows keys and values, no PDUs.</summary>
[Clause(Standard.Rfc7143, "6.2")]
internal sealed class TargetNegotiation(IscsiCredentials? credentials)
{
    private const string No = "No";
    private const string Yes = "Yes";
    private const string None = "None";
    private const string Digest = "CRC32C";
    private const string Irrelevant = "Irrelevant";
    private const string Reject = "Reject";
    private const int MinimumLength = 512;
    private const int MaximumLength = 0xFFFFFF;

    private readonly ChapTarget? chap = credentials is null ? null : new(credentials);
    private bool methodFits = true;

    /// <summary>What holds so far.</summary>
    public SessionParameters Agreed { get; private set; } = new();

    public string? Initiator { get; private set; }

    public string? Target { get; private set; }

    public string SessionType { get; private set; } = "Normal";

    /// <summary>Whether the initiator has shown who it is, where it must.</summary>
    public bool IsProven => chap?.IsProven ?? true;

    /// <summary>Whether the initiator cannot show it, or wants a way that is not known here.</summary>
    public bool CannotProve => !methodFits || chap is { Failed: true };

    /// <summary>What this side declares in the operational stage, unasked.</summary>
    public static TextKey Declaration => new("MaxRecvDataSegmentLength", Number(SessionParameters.ReceivedSegmentLength));

    /// <summary>Takes an initiator's keys in and returns the answers.</summary>
    /// <exception cref="DiscException">A value is none that its key allows.</exception>
    public IReadOnlyList<TextKey> Answer(IEnumerable<TextKey> keys)
    {
        var answers = new List<TextKey>();
        var proof = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
            if (chap is not null && key.Key.StartsWith("CHAP_", StringComparison.Ordinal))
                proof[key.Key] = key.Value;
            else if (AnswerTo(key) is { } answer)
                answers.Add(new(key.Key, answer));
        return [.. answers, .. chap?.Answer(proof) ?? []];
    }

    /// <summary>Takes in what an initiator may still declare after login; every other key is answered as <see cref="Answer"/> would, to no effect.</summary>
    public static SessionParameters Declare(SessionParameters parameters, TextKey key) =>
        key.Key == Declaration.Key ? parameters with { SentSegmentLength = Between(key, MinimumLength, MaximumLength) } : parameters;

    private string? AnswerTo(TextKey key)
    {
        switch (key.Key)
        {
            case "InitiatorName":
                Initiator = key.Value;
                return null;
            case "TargetName":
                Target = key.Value;
                return null;
            case "SessionType":
                SessionType = key.Value;
                return null;
            case "InitiatorAlias":
                return null;
            case "AuthMethod":
                var method = chap is null ? None : "CHAP";
                methodFits = key.Value.Split(',').Contains(method);
                return methodFits ? method : Reject;
            default:
                return AnswerToLimit(key) ?? AnswerToTransfer(key);
        }
    }

    /// <summary>Keys of what this target has one of, or none.</summary>
    private static string? AnswerToLimit(TextKey key) => key.Key switch
    {
        "MaxConnections" or "MaxOutstandingR2T" => Number(Between(key, 1, 65535, 1)),
        "ErrorRecoveryLevel" => Number(Between(key, 0, 2, 0)),
        "DefaultTime2Wait" => Number(Between(key, 0, 3600)),
        "DefaultTime2Retain" => Number(Between(key, 0, 3600, 0)),
        "DataPDUInOrder" or "DataSequenceInOrder" => InOrder(key),
        "IFMarker" or "OFMarker" => No,
        "IFMarkInt" or "OFMarkInt" => Irrelevant,
        _ => null,
    };

    private string? AnswerToTransfer(TextKey key)
    {
        switch (key.Key)
        {
            case "HeaderDigest":
                Agreed = Agreed with { HeaderDigest = Chosen(key) == Digest };
                return Chosen(key);
            case "DataDigest":
                Agreed = Agreed with { DataDigest = Chosen(key) == Digest };
                return Chosen(key);
            case "MaxRecvDataSegmentLength":
                Agreed = Declare(Agreed, key);
                return null;
            case "InitialR2T":
                Agreed = Agreed with { InitialR2T = IsYes(key) };
                return key.Value;
            case "ImmediateData":
                Agreed = Agreed with { ImmediateData = IsYes(key) };
                return key.Value;
            case "MaxBurstLength":
                Agreed = Agreed with { MaximumBurstLength = Between(key, MinimumLength, MaximumLength, SessionParameters.OfferedBurstLength) };
                return Number(Agreed.MaximumBurstLength);
            case "FirstBurstLength":
                Agreed = Agreed with { FirstBurstLength = Between(key, MinimumLength, MaximumLength, SessionParameters.OfferedFirstBurstLength) };
                return Number(Agreed.FirstBurstLength);
            default:
                return "NotUnderstood";
        }
    }

    /// <summary>The first of the initiator's digests that is known here.</summary>
    private static string Chosen(TextKey key) => key.Value.Split(',').FirstOrDefault(static one => one is None or Digest) ?? Reject;

    private static bool IsYes(TextKey key) => key.Value switch
    {
        Yes => true,
        No => false,
        _ => throw TransportErrors.InitiatorBreach($"sent {key}, which is neither Yes nor No"),
    };

    /// <summary>Whatever the initiator could bear, data go in order.</summary>
    private static string InOrder(TextKey key)
    {
        _ = IsYes(key);
        return Yes;
    }

    /// <summary>A decimal or hexadecimal number within bounds, cut down to what this side takes.</summary>
    private static int Between(TextKey key, int minimum, int maximum, int most = int.MaxValue)
    {
        var hexadecimal = key.Value.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return int.TryParse(hexadecimal ? key.Value.AsSpan(2) : key.Value, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, null, out var value)
            && value >= minimum && value <= maximum
            ? Math.Min(value, most) : throw TransportErrors.InitiatorBreach($"sent {key}; a number from {minimum} to {maximum} was expected");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

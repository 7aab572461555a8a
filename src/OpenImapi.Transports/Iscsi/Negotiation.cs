using System.Globalization;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>What this side offers at login, and what becomes of it. Knows keys and values, no PDUs.</summary>
/// <param name="target">The target's name; nothing for a session that only asks which targets there are.</param>
/// <param name="settings">How this side behaves.</param>
[Clause(Standard.Rfc7143, "6.2")]
internal sealed class Negotiation(string? target, IscsiSettings settings)
{
    private const string No = "No";
    private const string Yes = "Yes";
    private const string None = "None";
    private const string ChapMethod = "CHAP";
    private const string Digest = "CRC32C";
    private const string SegmentLengthKey = "MaxRecvDataSegmentLength";
    private const int MaximumLength = 0xFFFFFF;
    private const int MinimumLength = 512;

    private ChapInitiator? chap;
    private bool plain;

    /// <summary>What holds so far.</summary>
    public SessionParameters Agreed { get; private set; } = new();

    /// <summary>Where the target says it can be found instead.</summary>
    public string? MovedTo { get; private set; }

    /// <summary>The keys of the first stage: who speaks to whom, and which proof is offered.</summary>
    public IReadOnlyList<TextKey> Introduction =>
    [
        new("InitiatorName", settings.InitiatorName), .. target is null ? [] : new[] { new TextKey("TargetName", target) },
        new("SessionType", target is null ? "Discovery" : "Normal"), new("AuthMethod", Methods),
    ];

    /// <summary>Whether this side has said all that the first stage needs.</summary>
    public bool MayLeaveSecurity => settings.Credentials is null || plain || chap is { HasAnswered: true };

    /// <summary>Whether the target has said all that the first stage needs.</summary>
    public bool IsSecure => settings.Credentials is null || plain || chap is { IsDone: true };

    /// <summary>A target that must show who it is cannot be let off.</summary>
    private string Methods => settings.Credentials switch { null => None, { Target: null } => $"{ChapMethod},{None}", _ => ChapMethod };

    /// <summary>The keys of the second stage.</summary>
    public IReadOnlyList<TextKey> Offer => target is null ? Declaration : [.. Declaration, .. OfNormalSessions];

    private TextKey[] Declaration =>
        [new("HeaderDigest", Digests), new("DataDigest", Digests), new(SegmentLengthKey, Number(SessionParameters.ReceivedSegmentLength))];

    private static IEnumerable<TextKey> OfNormalSessions =>
    [
        new("InitialR2T", No), new("ImmediateData", Yes),
        new("MaxBurstLength", Number(SessionParameters.OfferedBurstLength)),
        new("FirstBurstLength", Number(SessionParameters.OfferedFirstBurstLength)),
        new("MaxConnections", "1"), new("MaxOutstandingR2T", "1"), new("ErrorRecoveryLevel", "0"),
        new("DataPDUInOrder", Yes), new("DataSequenceInOrder", Yes), new("DefaultTime2Wait", "2"), new("DefaultTime2Retain", "0"),
    ];

    private string Digests => settings.PreferDigests ? $"{Digest},{None}" : $"{None},{Digest}";

    /// <summary>Takes the target's keys in and returns what they must be answered with.</summary>
    /// <exception cref="DiscException">A value is not one that its key or our offer allows.</exception>
    public IReadOnlyList<TextKey> Accept(IEnumerable<TextKey> keys)
    {
        var replies = new List<TextKey>();
        var proof = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
            if (key.Key == "AuthMethod")
                replies.AddRange(Choose(key));
            else if (chap is not null && key.Key.StartsWith("CHAP_", StringComparison.Ordinal))
                proof[key.Key] = key.Value;
            else if (key.Value is not ("NotUnderstood" or "Irrelevant" or "Reject") && !Apply(key))
                replies.Add(new(key.Key, "NotUnderstood"));
        return [.. replies, .. chap?.Answer(proof) ?? []];
    }

    /// <summary>Takes up the way of proving that the target has chosen.</summary>
    private IEnumerable<TextKey> Choose(TextKey method)
    {
        if (method.Value == "Reject")
            throw new DiscException(TransportErrors.LoginRefused, "The iSCSI target does not prove who it is by CHAP.", "Give credentials without a 'target' line, or set the target up for CHAP.");
        if (!Methods.Split(',').Contains(method.Value) || chap is not null)
            throw TransportErrors.Breach($"chose {method}, which was not offered");
        plain = method.Value == None;
        if (plain)
            return [];
        chap = new(settings.Credentials!);
        return [ChapInitiator.First];
    }

    /// <summary>Takes in what a target may still declare after login: the longest segment that it takes.</summary>
    public void Declare(IEnumerable<TextKey> keys)
    {
        foreach (var key in keys.Where(key => key.Key == SegmentLengthKey))
            ApplyTransfer(key);
    }

    /// <summary>Applies one key; false when it is not known here.</summary>
    private bool Apply(TextKey key)
    {
        switch (key.Key)
        {
            case "TargetAddress":
                MovedTo = key.Value;
                return true;
            case "TargetAlias" or "TargetPortalGroupTag":
                return true;
            case "MaxConnections" or "MaxOutstandingR2T":
                Between(key, 1, 1);
                return true;
            case "ErrorRecoveryLevel":
                Between(key, 0, 0);
                return true;
            case "DefaultTime2Wait" or "DefaultTime2Retain":
                Between(key, 0, 3600);
                return true;
            case "DataPDUInOrder" or "DataSequenceInOrder":
                return IsYes(key) ? true : throw TransportErrors.Breach($"chose {key}, which Yes does not allow");
            default:
                return ApplyTransfer(key);
        }
    }

    private bool ApplyTransfer(TextKey key)
    {
        var agreed = key.Key switch
        {
            "HeaderDigest" => Agreed with { HeaderDigest = IsDigest(key) },
            "DataDigest" => Agreed with { DataDigest = IsDigest(key) },
            SegmentLengthKey => Agreed with { SentSegmentLength = Between(key, MinimumLength, MaximumLength) },
            "InitialR2T" => Agreed with { InitialR2T = IsYes(key) },
            "ImmediateData" => Agreed with { ImmediateData = IsYes(key) },
            "MaxBurstLength" => Agreed with { MaximumBurstLength = Between(key, MinimumLength, SessionParameters.OfferedBurstLength) },
            "FirstBurstLength" => Agreed with { FirstBurstLength = Between(key, MinimumLength, SessionParameters.OfferedFirstBurstLength) },
            _ => null,
        };
        Agreed = agreed ?? Agreed;
        return agreed is not null;
    }

    private static bool IsYes(TextKey key) => key.Value switch
    {
        Yes => true,
        No => false,
        _ => throw TransportErrors.Breach($"sent {key}, which is neither Yes nor No"),
    };

    private static bool IsDigest(TextKey key) => key.Value switch
    {
        Digest => true,
        None => false,
        _ => throw TransportErrors.Breach($"chose {key}, which was not offered"),
    };

    /// <summary>A decimal or hexadecimal number within bounds.</summary>
    private static int Between(TextKey key, int minimum, int maximum)
    {
        var hexadecimal = key.Value.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return int.TryParse(hexadecimal ? key.Value.AsSpan(2) : key.Value, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, null, out var value)
            && value >= minimum && value <= maximum
            ? value : throw TransportErrors.Breach($"sent {key}; a number from {minimum} to {maximum} was expected");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The target's side of CHAP: challenges, judges the proof, and gives its own where it is asked for.</summary>
[Clause(Standard.Rfc7143, "12.1.3")]
internal sealed class ChapTarget(IscsiCredentials credentials)
{
    private readonly byte identifier = Chap.NewIdentifier();
    private ChapAlgorithm algorithm;
    private byte[] challenge = [];

    /// <summary>The initiator has shown who it is.</summary>
    public bool IsProven { get; private set; }

    /// <summary>The initiator cannot show it.</summary>
    public bool Failed { get; private set; }

    /// <summary>Answers the CHAP keys of one request.</summary>
    public IEnumerable<TextKey> Answer(IReadOnlyDictionary<string, string> keys)
    {
        if (keys.Count == 0 || Failed)
            return [];
        if (keys.TryGetValue("CHAP_A", out var offered) && challenge.Length == 0)
            return Challenge(offered);
        var proven = keys.TryGetValue("CHAP_N", out var name) && keys.TryGetValue("CHAP_R", out var proof) && challenge.Length > 0 && Judge(name, proof);
        if (proven && keys.Keys.Any(static key => key is "CHAP_I" or "CHAP_C"))
            return Prove(keys);
        (IsProven, Failed) = (proven, !proven);
        return [];
    }

    private IEnumerable<TextKey> Challenge(string offered)
    {
        algorithm = Chap.Choose(offered);
        Failed = algorithm == ChapAlgorithm.None;
        if (Failed)
            return [];
        challenge = Chap.NewChallenge(algorithm);
        return [new("CHAP_A", Number((int)algorithm)), new("CHAP_I", Number(identifier)), new("CHAP_C", Chap.Encode(challenge))];
    }

    private bool Judge(string name, string proof)
    {
        var secret = credentials.Initiators.FirstOrDefault(one => one.Name == name);
        var right = Chap.Decode(proof) is { } response && Chap.Proves(response, algorithm, identifier, secret ?? credentials.Initiators[0], challenge);
        return right && secret is not null;
    }

    /// <summary>The initiator wants a proof too. One of its own challenge sent back would be a proof stolen from us, and is refused.</summary>
    private IEnumerable<TextKey> Prove(IReadOnlyDictionary<string, string> keys)
    {
        var asked = keys.TryGetValue("CHAP_I", out var number) && keys.TryGetValue("CHAP_C", out var text)
            && Chap.Number(number) is { } name && Chap.Decode(text) is { Length: > 0 } theirs && !theirs.AsSpan().SequenceEqual(challenge)
            ? (name, theirs) : default((byte, byte[])?);
        Failed = asked is null || credentials.Target is null;
        IsProven = !Failed;
        return asked is var (own, bytes) && credentials.Target is { } secret
            ? [new("CHAP_N", secret.Name), new("CHAP_R", Chap.Encode(Chap.Response(algorithm, own, secret, bytes)))] : [];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The initiator's side of CHAP: shows who it is, and has the target show who that is where its secret is known.</summary>
[Clause(Standard.Rfc7143, "12.1.3")]
internal sealed class ChapInitiator(IscsiCredentials credentials)
{
    private readonly byte identifier = Chap.NewIdentifier();
    private ChapAlgorithm algorithm;
    private byte[] challenge = [];

    /// <summary>Nothing more has to be said or heard before the stage may end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The proof has been sent, so that the stage may be asked to end.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>What follows when the target has chosen CHAP.</summary>
    public static TextKey First => new("CHAP_A", Chap.Offer);

    /// <summary>Answers the CHAP keys of one response.</summary>
    /// <exception cref="DiscException">They make no sense, or the target is not who it should be.</exception>
    public IEnumerable<TextKey> Answer(IReadOnlyDictionary<string, string> keys)
    {
        if (keys.Count == 0)
            return [];
        if (!HasAnswered)
            return Prove(keys);
        var proven = challenge.Length > 0 && !IsDone && keys.TryGetValue("CHAP_N", out var name) && keys.TryGetValue("CHAP_R", out var proof)
            && name == credentials.Target!.Name && Chap.Decode(proof) is { } response
            && Chap.Proves(response, algorithm, identifier, credentials.Target, challenge);
        if (!proven)
            throw new DiscException(TransportErrors.LoginRefused, "The iSCSI target did not prove who it is.", "Check the line 'target NAME SECRET' of the credentials on both sides.");
        IsDone = true;
        return [];
    }

    private List<TextKey> Prove(IReadOnlyDictionary<string, string> keys)
    {
        algorithm = keys.TryGetValue("CHAP_A", out var chosen) ? Chap.Choose(chosen) : ChapAlgorithm.None;
        if (algorithm == ChapAlgorithm.None || !keys.TryGetValue("CHAP_I", out var number) || Chap.Number(number) is not { } theirs
            || !keys.TryGetValue("CHAP_C", out var text) || Chap.Decode(text) is not { Length: > 0 } asked)
            throw TransportErrors.Breach("challenged in a way that CHAP does not have");
        var secret = credentials.Initiators[0];
        HasAnswered = true;
        IsDone = credentials.Target is null;
        var answer = new List<TextKey> { new("CHAP_N", secret.Name), new("CHAP_R", Chap.Encode(Chap.Response(algorithm, theirs, secret, asked))) };
        if (!IsDone)
        {
            challenge = Chap.NewChallenge(algorithm);
            answer.Add(new("CHAP_I", identifier.ToString(CultureInfo.InvariantCulture)));
            answer.Add(new("CHAP_C", Chap.Encode(challenge)));
        }

        return answer;
    }
}

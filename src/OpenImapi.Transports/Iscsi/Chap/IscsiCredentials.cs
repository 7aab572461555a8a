using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Names and secrets by which an initiator and a target prove to each other who they are. Both sides can read the same file.</summary>
/// <remarks>
/// A text of lines: <c>initiator NAME SECRET</c> for who may come in, <c>target NAME SECRET</c> for the proof that the target gives in turn. Empty lines
/// and those that start with <c>#</c> mean nothing. A name has no space; a secret is the rest of its line.
/// </remarks>
public sealed class IscsiCredentials
{
    /// <summary>The environment variable that holds such a text.</summary>
    public const string Variable = "OPENIMAPI_CHAP";

    /// <summary>The shortest secret, in bytes (RFC 7143, 9.2.1).</summary>
    public const int MinimumSecretLength = 12;

    private const int MaximumLength = 64 * 1024;

    private IscsiCredentials(IReadOnlyList<IscsiSecret> initiators, IscsiSecret? target) => (Initiators, Target) = (initiators, target);

    /// <summary>Who may come in. An initiator shows the first one.</summary>
    internal IReadOnlyList<IscsiSecret> Initiators { get; }

    /// <summary>What the target proves in turn; where there is none, it proves nothing.</summary>
    internal IscsiSecret? Target { get; }

    /// <summary>Reads a text of credentials.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="place">Where it stands, for errors, which never quote it.</param>
    /// <exception cref="DiscException">OPENIMAPI_E_CREDENTIALS_MALFORMED</exception>
    public static IscsiCredentials Parse(string text, string place)
    {
        var initiators = new List<IscsiSecret>();
        IscsiSecret? target = null;
        var number = 0;
        foreach (var line in text.Split('\n').Select(static line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var words = line.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
            if (words is ["initiator", var user, var proof])
                initiators.Add(IscsiSecret.Of(user, proof) ?? throw Malformed($"{place}, line {number}: a secret has at least {MinimumSecretLength} bytes."));
            else if (words is ["target", var name, var own] && target is null)
                target = IscsiSecret.Of(name, own) ?? throw Malformed($"{place}, line {number}: a secret has at least {MinimumSecretLength} bytes.");
            else
                throw Malformed($"{place}, line {number} is neither 'initiator NAME SECRET' nor the only 'target NAME SECRET'.");
        }

        if (initiators.Count == 0)
            throw Malformed($"{place} has no line 'initiator NAME SECRET'.");
        if (initiators.Exists(initiator => target is not null && initiator.Secret == target.Secret))
            throw Malformed($"{place} gives both sides one secret, so that either could pass for the other.");
        return new(initiators, target);
    }

    /// <summary>The credentials of <see cref="Variable"/>; nothing where it is not set.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_CREDENTIALS_MALFORMED</exception>
    public static IscsiCredentials? OfEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? Parse(text, $"The variable {Variable}") : null;

    /// <summary>Reads a file of credentials.</summary>
    /// <exception cref="DiscException">It cannot be read, or OPENIMAPI_E_CREDENTIALS_MALFORMED.</exception>
    public static IscsiCredentials Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MaximumLength }
                ? throw Malformed($"{path} is too long for a file of credentials.") : Parse(File.ReadAllText(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(TransportErrors.CredentialsMalformed, $"The credentials {path} cannot be read: {fault.Message}", "Give a file that can be read.", fault);
        }
    }

    /// <summary>Never the secrets.</summary>
    public override string ToString() => $"credentials of {string.Join(", ", Initiators.Select(static initiator => initiator.Name))}";

    private static DiscException Malformed(string happened) => new(TransportErrors.CredentialsMalformed, happened);
}

/// <summary>A name and the secret that proves it.</summary>
internal sealed class IscsiSecret
{
    private IscsiSecret(string name, ByteString secret) => (Name, Secret) = (name, secret);

    public string Name { get; }

    public ByteString Secret { get; }

    /// <summary>Nothing where the secret is too short.</summary>
    public static IscsiSecret? Of(string name, string secret)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(secret);
        return bytes.Length >= IscsiCredentials.MinimumSecretLength ? new(name, new(bytes)) : null;
    }

    public override string ToString() => Name;
}

using OpenImapi.Transports;

namespace OpenImapi.Cli;

/// <summary>The credentials for iSCSI, from a file or the environment: what stands on a command line can be seen by others.</summary>
internal static class NetworkCredentials
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Those of --credentials, else those of the environment, else none.</summary>
    public static IscsiCredentials? Of(Invocation run)
    {
        if (run.Settings.Credentials is not { } file)
            return run.Surroundings.Environment(IscsiCredentials.Variable) is { Length: > 0 } text ? IscsiCredentials.Parse(text, $"The variable {IscsiCredentials.Variable}") : null;
        var credentials = IscsiCredentials.Read(file);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
            run.Warn($"Other users of this computer can read the secrets in {file}; 'chmod 600' keeps them out.");
        return credentials;
    }
}

using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>The folder in which virtual drives live, one folder each.</summary>
public sealed class VirtualHome
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "OPENIMAPI_HOME";

    private const int LongestName = 64;

    /// <param name="path">The folder; made when the first drive is.</param>
    public VirtualHome(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    internal string Drives => System.IO.Path.Combine(Path, "drives");

    /// <summary>The user's home: what OPENIMAPI_HOME says, else the system's place for a user's data.</summary>
    public static VirtualHome OfUser()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        return new(!string.IsNullOrEmpty(named) ? named : System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "openimapi"));
    }

    /// <summary>The folder of the drive with this name, whether it exists or not.</summary>
    internal DriveFolder Drive(string name) => new(name, System.IO.Path.Combine(Drives, CheckName(name)));

    /// <summary>Every drive, in order of name.</summary>
    internal IEnumerable<DriveFolder> List() => !Directory.Exists(Drives)
        ? []
        : Directory.EnumerateDirectories(Drives).Select(path => System.IO.Path.GetFileName(path)).Where(IsName).Order(StringComparer.Ordinal)
            .Select(Drive).Where(drive => drive.Exists);

    private static string CheckName(string name) => IsName(name) ? name
        : throw new DiscException(VirtualErrors.BadDriveName, $"'{name}' cannot be the name of a virtual drive.");

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name[0] is >= 'a' and <= 'z' or >= '0' and <= '9'
        && name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-');
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenImapi.Interop.Tests.RockRidge;

/// <summary>What outside programs show of an image's Rock Ridge, each file as a line, so that it can be compared with the tree.</summary>
internal static partial class PosixListing
{
    /// <summary>The tree as bsdtar shows it: types, permissions, owners, times, targets, devices, and SHA-256 of every content.</summary>
    public static IEnumerable<string> ForTar(PosixTree tree) => tree.Files.Select(file =>
        $"{file.Path} {file.Type} {Convert.ToString(file.Mode, 8)} {file.User} {file.Group} {file.ModifiedAt.ToUnixTimeSeconds()} {file.Target} {DeviceOf(file)} {HashOf(file, tree)}");

    /// <summary>The tree as xorriso shows it: permissions, links, owners, sizes or devices, targets.</summary>
    public static IEnumerable<string> ForXorriso(PosixTree tree) => tree.Files.Select(file =>
        $"{file.Path} {ModeText(file)} {file.User} {file.Group} {(file.Type is 'c' or 'b' ? $"{file.Device.Major},{file.Device.Minor}" : file.Type == '-' ? $"{file.Content.Length}" : "")} {DayOf(file.ModifiedAt)} {file.Target}");

    /// <summary>What bsdtar reads.</summary>
    public static async Task<IEnumerable<string>> OfTarAsync(string image)
    {
        var verdict = await Judge.RunAsync("bsdtar", "-cf", "-", "--format=mtree",
            "--options", "!all,type,mode,uid,gid,time,link,device,nlink,sha256", $"@{image}");
        return [.. Latin1Lines(verdict).Where(line => line.StartsWith("./", StringComparison.Ordinal)).Select(OfMtree)];
    }

    /// <summary>What xorriso reads.</summary>
    public static async Task<IEnumerable<string>> OfXorrisoAsync(string image)
    {
        var verdict = await Judge.RunAsync("xorriso", "-no_rc", "-indev", image, "-find", "/", "-exec", "lsdl");
        var text = Encoding.Latin1.GetString(verdict.OutputBytes);
        return [.. LongLine().Matches(text).Where(line => line.Groups["path"].Value != "/").Select(line =>
            $"{line.Groups["path"].Value.Replace("'\"'\"'", "'", StringComparison.Ordinal)} {line.Groups["mode"].Value} {line.Groups["user"].Value} {line.Groups["group"].Value} "
            + $"{(line.Groups["mode"].Value[0] is '-' or 'c' or 'b' ? line.Groups["size"].Value.Replace(" ", "", StringComparison.Ordinal) : "")} {Spaces().Replace(line.Groups["day"].Value, " ")} "
            + line.Groups["target"].Value.Replace("'\"'\"'", "'", StringComparison.Ordinal))];
    }

    private static string OfMtree(string line)
    {
        var words = line.TrimEnd().Split(' ');
        var facts = words[1..].Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        string Fact(string name) => facts.GetValueOrDefault(name, "");
        var type = Fact("type") switch { "dir" => 'd', "link" => 'l', "char" => 'c', "block" => 'b', "fifo" => 'p', "socket" => 's', _ => '-' };
        var mode = Fact("mode").TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        var device = Fact("device").Split(',') is [_, var major, var minor] ? $"{major},{minor}" : "";
        var seconds = Fact("time").Split('.')[0];
        return $"{Plain(words[0][1..])} {type} {mode} {Fact("uid")} {Fact("gid")} {seconds} {Plain(Fact("link"))} {device} {(type != '-' ? "" : Fact("nlink") is { Length: > 0 } and not "1" ? $"{Fact("nlink")} names" : Fact("sha256digest"))}";
    }

    /// <summary>Takes back mtree's octal escapes.</summary>
    private static string Plain(string text) => Escape().Replace(text, match => ((char)Convert.ToInt32(match.Groups["digits"].Value, 8)).ToString(CultureInfo.InvariantCulture));

    private static string DeviceOf(PosixFile file) => file.Type is 'c' or 'b' ? $"{file.Device.Major},{file.Device.Minor}" : "";

    /// <summary>The names of one file have no hash here: bsdtar gives the content with one of them.</summary>
    private static string HashOf(PosixFile file, PosixTree tree) => file.Type != '-' ? "" : tree.NamesOf(file) is > 1 and var names ? $"{names} names"
        : Convert.ToHexStringLower(SHA256.HashData(file.Content));

    private static string ModeText(PosixFile file)
    {
        var text = new StringBuilder().Append(file.Type);
        for (var (who, bits) = (0, file.Mode); who < 3; who++)
        {
            var three = bits >> 6 - 3 * who & 7;
            var special = (bits & 0x800 >> who) != 0;
            var (lower, upper) = who == 2 ? ('t', 'T') : ('s', 'S');
            text.Append((three & 4) != 0 ? 'r' : '-').Append((three & 2) != 0 ? 'w' : '-')
                .Append((three & 1) != 0 ? special ? lower : 'x' : special ? upper : '-');
        }

        return text.ToString();
    }

    private static string[] Latin1Lines(Verdict verdict) => Encoding.Latin1.GetString(verdict.OutputBytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string DayOf(DateTimeOffset time) => time.ToString("MMM d yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(" +", RegexOptions.None, 10_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\\(?<digits>[0-7]{3})", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"^(?<mode>[-dlcbps][-rwxsStT]{9})[ +]+(?<links>\d+) +(?<user>\d+) +(?<group>\d+) +(?<size>\d+(?:, *\d+)?) +(?<day>\S+ +\d+ +\S+) '(?<path>/.*?)'(?: -> '(?<target>.*?)')?$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LongLine();
}

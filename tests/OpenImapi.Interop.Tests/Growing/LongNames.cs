using System.Security.Cryptography;
using System.Text;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Growing;

/// <summary>Files and links of such long names that a directory record does not hold them, some more in each session of a disc.</summary>
internal sealed class LongNames
{
    public const int Sessions = 3;

    /// <summary>Bytes of the names; Linux shows 253 of longer ones.</summary>
    private static readonly int[] Lengths = [130, 200, 240, 253];

    public LongNames(TemporaryFolder folder)
    {
        var (files, links) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        for (var session = 0; session < Sessions; session++)
        {
            foreach (var length in Lengths)
            {
                var name = $"{session}-{length}-".PadRight(length, 'x');
                var content = Encoding.ASCII.GetBytes($"{session} {length}");
                folder.Write($"long/{session}/{name}", content);
                files[$"/{name}"] = Convert.ToHexStringLower(SHA256.HashData(content));
            }

            var (link, target) = ($"{session}-link-".PadRight(200, 'l'), string.Join('/', Enumerable.Repeat($"{session}".PadRight(90, 't'), 6)));
            File.CreateSymbolicLink(Path.Combine(folder[$"long/{session}"], link), target);
            links[$"/{link}"] = target;
            Files.Add(new(files, StringComparer.Ordinal));
            Links.Add(new(links, StringComparer.Ordinal));
        }
    }

    /// <summary>SHA-256 by path, in each session.</summary>
    public List<SortedDictionary<string, string>> Files { get; } = [];

    /// <summary>Targets of links by path, in each session.</summary>
    public List<SortedDictionary<string, string>> Links { get; } = [];

    /// <summary>The paths of files and links that a session has, as find tells them.</summary>
    public List<string> PathsOf(int session) => [.. Files[session].Keys.Concat(Links[session].Keys).Order(StringComparer.Ordinal)];

    /// <summary>Burns one session after another to a virtual disc and exports it.</summary>
    public async Task<string> BurnAsync(ImapiProgram imapi, TemporaryFolder folder, string medium)
    {
        await imapi.RunAsync("drive", "create", medium, "--name", medium);
        for (var session = 0; session < Sessions; session++)
            await imapi.RunAsync("burn", folder[$"long/{session}"], "--drive", $"virtual:{medium}", "--label", "LONG");
        await imapi.RunAsync("drive", "export", medium, "-o", folder[$"{medium}.iso"]);
        return folder[$"{medium}.iso"];
    }
}

using System.Security.Cryptography;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Kernel;

/// <summary>Discs to which imapi burned UDF session by session, as Linux shows them.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class BurnedUdfVmTests
{
    [Fact]
    public async Task Each_session_shows_the_files_of_all_sessions()
    {
        using var folder = new TemporaryFolder();
        var imapi = new ImapiProgram(folder["home"]);
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var session = 0; session < 3; session++)
            for (var number = 0; number < 40; number++)
            {
                var content = new byte[session * 1000 + number * 77];
                new Random(session * 100 + number).NextBytes(content);
                folder.Write($"session {session}/folder {number % 3}/{session} Grüße {number}.bin", content);
                expected.Add($"/folder {number % 3}/{session} Grüße {number}.bin", Convert.ToHexStringLower(SHA256.HashData(content)));
            }

        var mounts = new List<KernelMount>();
        foreach (var (medium, revision, alone) in new[] { ("cd-r80", "1.50", true), ("cd-r80", "2.01", false), ("bd-r25", "2.60", true) })
        {
            var name = $"{medium}-{revision}";
            await imapi.RunAsync("drive", "create", medium, "--name", name);
            for (var session = 0; session < 3; session++)
                await imapi.RunAsync(["burn", folder[$"session {session}"], "--drive", $"virtual:{name}", "--udf", revision, "--udf-form", "virtual", .. alone ? new[] { "--no-iso" } : []]);
            await imapi.RunAsync("drive", "export", name, "-o", folder[$"{name}.iso"]);
            mounts.Add(new(folder[$"{name}.iso"], "udf"));
        }

        foreach (var listing in await KernelVm.MountAsync(folder, [.. mounts]))
            Assert.Equal(expected, new(listing.MustBeMounted().Entries.Values.Where(entry => entry.IsFile).ToDictionary(entry => entry.Path, entry => entry.Sum!), StringComparer.Ordinal));
    }
}

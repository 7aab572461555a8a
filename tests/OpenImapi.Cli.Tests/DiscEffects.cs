namespace OpenImapi.Cli.Tests;

/// <summary>What options do that are of single kinds of disc.</summary>
internal static class DiscEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static Dictionary<string, Func<Desk, Task>> All { get; } = new(StringComparer.Ordinal)
    {
        ["imapi drive create --media-id"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "bd-r25", "--name", "new", "--media-id", "MILLEN-MR1-000")).Succeeded();
            Assert.Contains("M-DISC", (await desk.RunAsync("media", "--drive", "virtual:new")).Succeeded().Out);
            var medium = (await desk.RunAsync("media", "--drive", "virtual:new", "--json")).Succeeded().Document["medium"]!;
            Assert.Equal(("MILLEN-MR1-000", "Millenniata", true), ((string)medium["mediaId"]!, (string)medium["maker"]!, (bool)medium["archival"]!));
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("drive", "create", "cd-r80", "--name", "wrong", "--media-id", "MKM-003")).Code);
        },
        ["imapi drive create --unformatted"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "dvd-ram", "--name", "sold")).Succeeded();
            (await desk.RunAsync("drive", "create", "dvd-ram", "--name", "new", "--unformatted")).Succeeded();
            Assert.False(await NeedsFormatAsync(desk, "sold"));
            Assert.True(await NeedsFormatAsync(desk, "new"));
        },
        ["imapi drive insert --media-id"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "cd-r80", "--media-id", "97:26:66")).Succeeded();
            Assert.Contains("CMC Magnetics", (await desk.RunAsync("media", "--drive", "virtual:lab")).Succeeded().Out);
        },
        ["imapi drive insert --unformatted"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "dvd-ram", "--unformatted")).Succeeded();
            Assert.True(await NeedsFormatAsync(desk, "lab"));
            (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:lab")).Succeeded();
            Assert.False(await NeedsFormatAsync(desk, "lab"));
        },
        ["imapi drive create --overburn"] = async desk =>
        {
            (await desk.RunAsync("drive", "create", "cd-r80", "--name", "over", "--overburn", "1000")).Succeeded();
            Assert.Contains("beyond the end that the disc states", (await OverburnAsync(desk, "virtual:over", "--overburn")).Succeeded().Error);
        },
        ["imapi burn --overburn"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "cd-r80")).Succeeded();
            var refused = await OverburnAsync(desk, "virtual:lab");
            var stopped = await OverburnAsync(desk, "virtual:lab", "--overburn");
            Assert.Equal((ExitCode.Medium, ExitCode.Medium), (refused.Code, stopped.Code));
            Assert.Contains("the disc has room for", refused.Error);
            Assert.Contains("The drive writes no further", stopped.Error);
        },
        ["imapi burn --layer-break"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "dvd+r-dl")).Succeeded();
            var refused = await desk.RunAsync("burn", desk["docs"], "--layer-break", "100");
            Assert.Equal(ExitCode.Source, refused.Code);
            Assert.Contains("multiple of 16", refused.Error);
            (await desk.RunAsync("burn", desk["docs"], "--layer-break", "16000")).Succeeded();
            Assert.Equal(32_000, (long)(await MediumAsync(desk, "lab"))["capacityBlocks"]!);
        },
    };

    private static async Task<System.Text.Json.Nodes.JsonNode> MediumAsync(Desk desk, string drive) =>
        (await desk.RunAsync("media", "--drive", $"virtual:{drive}", "--json")).Succeeded().Document["medium"]!;

    /// <summary>An image of 100 blocks more than the disc says it holds.</summary>
    private static async Task<Ran> OverburnAsync(Desk desk, string drive, params string[] words)
    {
        using (var image = File.Create(desk["large.img"]))
            image.SetLength(359_949L * 2048);
        return await desk.RunAsync(["burn", desk["large.img"], "--as-file", "--no-joliet", "--simulate", "--drive", drive, .. words]);
    }

    private static async Task<bool> NeedsFormatAsync(Desk desk, string drive) => (bool)(await MediumAsync(desk, drive))["needsFormat"]!;
}

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
        ["imapi burn --layer-break"] = async desk =>
        {
            (await desk.RunAsync("drive", "insert", "lab", "dvd+r-dl")).Succeeded();
            var refused = await desk.RunAsync("burn", desk["docs"], "--layer-break", "100");
            Assert.Equal(ExitCode.Source, refused.Code);
            Assert.Contains("multiple of 16", refused.Error);
            (await desk.RunAsync("burn", desk["docs"], "--layer-break", "1600")).Succeeded();
            Assert.Equal(3200, (long)(await MediumAsync(desk, "lab"))["capacityBlocks"]!);
        },
    };

    private static async Task<System.Text.Json.Nodes.JsonNode> MediumAsync(Desk desk, string drive) =>
        (await desk.RunAsync("media", "--drive", $"virtual:{drive}", "--json")).Succeeded().Document["medium"]!;

    private static async Task<bool> NeedsFormatAsync(Desk desk, string drive) => (bool)(await MediumAsync(desk, drive))["needsFormat"]!;
}

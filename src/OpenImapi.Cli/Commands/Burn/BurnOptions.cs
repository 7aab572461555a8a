using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>What may be said of burning, whatever is burned.</summary>
internal sealed class BurnOptions
{
    private readonly Option<string[]> drives;
    private readonly Option<long?> copies = OptionOf.Number("--copies", "N", "Discs to burn; beyond the drives given, another disc is asked for.", 1, 1000);
    private readonly Option<double?> speed = OptionOf.Speed("--speed", "The highest speed, in 1x of the medium's kind; the drive's highest if not said.");
    private readonly Option<bool> simulate = OptionOf.Flag("--simulate", "Do all but write: a test with the laser off, where the medium has one.");
    private readonly Option<bool> noVerify = OptionOf.Flag("--no-verify", "Do not read the disc back and compare it.");
    private readonly Option<bool> eject = OptionOf.Flag("--eject", "Open the tray after success.");
    private readonly Option<bool> erase = OptionOf.Flag("--erase", "Erase a rewritable disc first; asks, or needs --yes.");
    private readonly Option<bool> yes = OptionOf.Flag("--yes", "Answer yes to every question.", "-y");

    public BurnOptions()
        : this("--drive", "A drive, as 'imapi drives' lists them; 'real' is never a virtual one. May be said again, for more copies. "
            + $"Not needed where there is only one; where there is none, {DefaultDrive.Name} is made.", "-d")
    {
    }

    /// <param name="drive">The word that names a drive.</param>
    /// <param name="meaning">What it means.</param>
    /// <param name="aliases">Other words for it.</param>
    public BurnOptions(string drive, string meaning, params string[] aliases) =>
        drives = new(drive, aliases) { HelpName = "D", Description = meaning };

    private IEnumerable<Option> All => [drives, copies, speed, simulate, noVerify, eject, erase, yes];

    public void AddTo(Verb verb)
    {
        foreach (var option in All)
            verb.Add(option);
    }

    /// <summary>The words that were said.</summary>
    public IReadOnlyList<string> Said(ParseResult said) => [.. All.Where(option => said.GetResult(option) is { Implicit: false }).Select(option => option.Name)];

    public BurnSettings Read(ParseResult said) => new()
    {
        Drives = said.GetValue(drives) ?? [],
        Copies = (int?)said.GetValue(copies),
        Erase = said.GetValue(erase),
        Yes = said.GetValue(yes),
        Record = new()
        {
            Simulate = said.GetValue(simulate),
            Verify = !said.GetValue(noVerify),
            EjectAfterBurn = said.GetValue(eject),
            Speed = said.GetValue(speed),
        },
    };
}

/// <summary>What was said of the burning.</summary>
internal sealed record BurnSettings
{
    /// <summary>The drives named; none for the one that people mean.</summary>
    public IReadOnlyList<string> Drives { get; init; } = [];

    /// <summary>Discs to burn; nothing for one in each drive.</summary>
    public int? Copies { get; init; }

    public bool Append { get; init; }

    public bool Erase { get; init; }

    /// <summary>Paths of earlier sessions that the new one shows no more.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public bool Yes { get; init; }

    /// <summary>Bytes of the image on standard input.</summary>
    public long? StreamLength { get; init; }

    public RecordDiscOptions Record { get; init; } = new();
}

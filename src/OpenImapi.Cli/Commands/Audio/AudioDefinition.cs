namespace OpenImapi.Cli;

/// <summary>The commands about music.</summary>
internal sealed class AudioDefinition : Noun
{
    public AudioDefinition(Wanted wanted)
        : base("audio", "Make an audio CD of music files, or files of an audio CD.")
    {
        wanted.Add(this, "burn", () => new AudioBurnDefinition());
        wanted.Add(this, "image", () => new AudioImageDefinition());
        wanted.Add(this, "rip", () => new RipDefinition());
    }
}

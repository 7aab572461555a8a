namespace OpenImapi.Cli;

/// <summary>The commands about music.</summary>
internal sealed class AudioDefinition : Noun
{
    public AudioDefinition()
        : base("audio", "Make an audio CD of music files, or files of an audio CD.")
    {
        Add(new AudioBurnDefinition());
        Add(new AudioImageDefinition());
        Add(new RipDefinition());
    }
}

namespace OpenImapi.Cli;

/// <summary>The commands about music.</summary>
internal sealed class AudioDefinition : Noun
{
    public AudioDefinition(Wanted wanted)
        : base("audio", "Make an audio CD of music files, or files of an audio CD.")
    {
        if (wanted.Has("burn"))
            Add(new AudioBurnDefinition());
        if (wanted.Has("image"))
            Add(new AudioImageDefinition());
        if (wanted.Has("rip"))
            Add(new RipDefinition());
    }
}

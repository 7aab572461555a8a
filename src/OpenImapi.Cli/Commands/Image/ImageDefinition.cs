namespace OpenImapi.Cli;

/// <summary>The commands about images.</summary>
internal sealed class ImageDefinition : Noun
{
    public ImageDefinition(Wanted wanted)
        : base("image", "Make a disc image, or look into one.")
    {
        if (wanted.Has("create"))
            Add(new CreateDefinition());
        if (wanted.Has("append"))
            Add(new AppendDefinition());
        if (wanted.Has("ls"))
            Add(new LsDefinition());
        if (wanted.Has("tree"))
            Add(new TreeDefinition());
        if (wanted.Has("cat"))
            Add(new CatDefinition());
        if (wanted.Has("extract"))
            Add(new ExtractDefinition());
        if (wanted.Has("info"))
            Add(new InfoDefinition());
        if (wanted.Has("verify"))
            Add(new VerifyDefinition());
        if (wanted.Has("explain"))
            Add(new ExplainDefinition());
    }
}

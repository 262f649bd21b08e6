using System.CommandLine;
using NewsSite.Bench;

var page = new Command("page", "The cached article page side by side with nginx serving the same bytes; then the same page with the cache off.");
var (seconds, runs) = (Number(page, "--seconds", "How long each run of wrk takes.", 4, 8), Number(page, "--runs", "How many runs of each; the median counts.", 5, 15));
page.SetAction((result, _) => PageBench.RunAsync(result.GetValue(seconds), result.GetValue(runs)));
var start = new Command("start", "From the start of the process to the first page, and the memory under load.");
var (loaded, starts) = (Number(start, "--seconds", "How long the load lasts.", 10, 30), Number(start, "--runs", "How many starts; the median counts.", 7, 15));
start.SetAction((result, _) => StartBench.RunAsync(result.GetValue(loaded), result.GetValue(starts)));
var weight = new Command("weight", "The bytes and requests of the article page's first view, without pictures.");
weight.SetAction((_, _) => WeightBench.RunAsync());
var search = new Command("search", "The search in generated articles: the time of queries, the size of the index, what publishing pays.");
var articles = Number(search, "--articles", "How many to generate.", 100_000, 1_000_000);
search.SetAction((result, _) => SearchBench.RunAsync(result.GetValue(articles)));
var lighthouse = new Command("lighthouse", "Lighthouse's four scores of each kind of page in each edition. Needs node's npx and Chromium.");
var judged = Number(lighthouse, "--runs", "How many runs of each page; the median counts.", 3, 9);
lighthouse.SetAction((result, _) => LighthouseBench.RunAsync(result.GetValue(judged)));
var publish = new Command("publish", "From the button to the answer: publishing an article, in the seeded paper and in a large one.");
var (filled, acts) = (Number(publish, "--articles", "How many to generate.", 100_000, 1_000_000), Number(publish, "--runs", "How many articles are published; the median counts.", 30, 300));
publish.SetAction((result, _) => PublishBench.RunAsync(result.GetValue(filled), result.GetValue(acts)));
var pictures = new Command("pictures", "Large photographs on one core: how long an editor waits, and the memory. ImageMagick beside it, where that is installed.");
var photographs = Number(pictures, "--runs", "How many of each; the median counts.", 5, 15);
pictures.SetAction((result, _) => PictureBench.RunAsync(result.GetValue(photographs)));
var comments = new Command("comments", "Readers who comment at once: comments a second, how long each waits, and the disk's sync. WordPress beside it, where one runs.");
var (writers, sent, rounds) = (Number(comments, "--writers", "How many send at the same time.", 200, 1_000), Number(comments, "--comments", "How many they send in all.", 2_000, 100_000), Number(comments, "--runs", "How many runs; the median counts.", 3, 9));
var wordPress = new Option<Uri?>("--beside") { Description = "The address of wp-comments-post.php of a WordPress on this machine that takes comments of anybody.", CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.IsLoopback ? address : null };
wordPress.Validators.Add(result => { if (result.GetValueOrDefault<Uri?>() is null && result.Tokens.Count > 0) result.AddError("--beside is an address of this machine: http://127.0.0.1:8080/wp-comments-post.php"); });
comments.Options.Add(wordPress);
comments.SetAction((result, _) => CommentBench.RunAsync(result.GetValue(writers), result.GetValue(sent), result.GetValue(rounds), result.GetValue(wordPress)));

var rush = new Command("rush", "Many who write and many who read for a minute, beside backups and checkpoints: how long each write waits, and the disk's sync beside it (P39).");
var (people, rushing, pause) = (Number(rush, "--people", "How many write, and how many more read.", 200, 1_000), Number(rush, "--seconds", "How long.", 60, 600), Number(rush, "--pause", "Milliseconds between an answer and one's next request.", 1_000, 60_000));
rush.SetAction((result, _) => RushBench.RunAsync(result.GetValue(people), result.GetValue(rushing), result.GetValue(pause)));

var root = new RootCommand("Measures the paper as it is published (Release, ReadyToRun), on this machine, now. Give it the machine alone; wrk and nginx are Debian's packages.") { page, start, weight, search, publish, pictures, comments, rush, lighthouse };
return await root.Parse(args).InvokeAsync();

static Option<int> Number(Command command, string name, string description, int usual, int most)
{
    var option = new Option<int>(name) { Description = $"{description} 1 to {most}.", DefaultValueFactory = _ => usual };
    option.Validators.Add(result =>
    {
        if (int.TryParse(result.Tokens.Count == 1 ? result.Tokens[0].Value : null, out var number) && (number < 1 || number > most)) result.AddError($"{name} is 1 to {most}.");
    });
    command.Options.Add(option);
    return option;
}

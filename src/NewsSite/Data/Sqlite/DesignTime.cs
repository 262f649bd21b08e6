using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsSite.Data.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting the site.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<NewsDb>
{
    public NewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<NewsDb>().UseSqlite("Data Source=:memory:").Options, new WriteGate(), new Stamps());
}

"""From a page's tree to what the page view shows and the search reads."""

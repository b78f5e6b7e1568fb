import '#platform/routes'
import '#flows/routes'
